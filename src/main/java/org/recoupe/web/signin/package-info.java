/**
 * Two ways to sign in, one of them at work: the trial's form with printed passwords, and the newsroom's Keycloak. Both end in the same
 * authorities, which {@link org.recoupe.web.CurrentActor} reads; nothing else in Recoupe knows how somebody came in. Start with
 * {@link org.recoupe.web.signin.SignIn}.
 */
@NullMarked
package org.recoupe.web.signin;

import org.jspecify.annotations.NullMarked;
