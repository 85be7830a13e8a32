/**
 * What somebody who means harm would try, against the running newsroom: each attack beside the same thing done honestly, so that a
 * refusal proves something.
 */
@NullMarked
package org.recoupe.attack;

import org.jspecify.annotations.NullMarked;
