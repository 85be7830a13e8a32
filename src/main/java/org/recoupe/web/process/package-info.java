/** The models the house works by, and where a claim is in them. */
@NullMarked
package org.recoupe.web.process;

import org.jspecify.annotations.NullMarked;
