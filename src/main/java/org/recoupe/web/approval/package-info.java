/** The second pair of eyes: what waits for it, one proposal, several of little weight, and the blind second reading. */
@NullMarked
package org.recoupe.web.approval;

import org.jspecify.annotations.NullMarked;
