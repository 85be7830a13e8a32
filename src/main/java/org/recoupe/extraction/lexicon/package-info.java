/**
 * What is known of a language as data: verbs of saying, phrases that name a source, words by class. Plain text files, read and
 * checked once; a newsroom may add to them without a build. Start with {@link org.recoupe.extraction.lexicon.Lexicon}.
 */
@NullMarked
package org.recoupe.extraction.lexicon;

import org.jspecify.annotations.NullMarked;
