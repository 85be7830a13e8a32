/**
 * How much one may ask of Recoupe: how often somebody may try to sign in, send to the API and import, and how long they may take over
 * sending it. Start with {@link org.recoupe.web.limits.Limits}.
 */
@NullMarked
package org.recoupe.web.limits;

import org.jspecify.annotations.NullMarked;
