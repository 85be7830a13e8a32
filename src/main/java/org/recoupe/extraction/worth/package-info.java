/** What a statement is worth: how surely it was read, and how much there is in it to check. */
@NullMarked
package org.recoupe.extraction.worth;

import org.jspecify.annotations.NullMarked;
