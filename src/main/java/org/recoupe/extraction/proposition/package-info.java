/** What is said, as one sentence that can be true or false by itself: composed of the words of a text, or told to be incomplete. */
@NullMarked
package org.recoupe.extraction.proposition;

import org.jspecify.annotations.NullMarked;
