/** Places in a text, before any language is known to matter: characters, words, quotations. Knows nothing of attribution. */
@NullMarked
package org.recoupe.extraction.text;

import org.jspecify.annotations.NullMarked;
