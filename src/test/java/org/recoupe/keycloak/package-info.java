/** A real Keycloak with the newsroom's realm: for the tests, and for {@code mvn -Pkeycloak-server}. */
@NullMarked
package org.recoupe.keycloak;

import org.jspecify.annotations.NullMarked;
