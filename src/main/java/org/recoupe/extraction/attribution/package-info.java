/**
 * That somebody says something, and in which words the text tells it: source, cue and content, found by rules that are asked in turn. Start
 * with {@link org.recoupe.extraction.attribution.Attributions}.
 */
@NullMarked
package org.recoupe.extraction.attribution;

import org.jspecify.annotations.NullMarked;
