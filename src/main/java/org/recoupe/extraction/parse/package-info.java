/**
 * How the words of a sentence hang together: which is the subject of which verb, what is said, what merely stands beside it. Learnt from
 * treebanks by {@code train-parser}; start with {@link org.recoupe.extraction.parse.Parser}.
 */
@NullMarked
package org.recoupe.extraction.parse;

import org.jspecify.annotations.NullMarked;
