package org.recoupe.extraction.text;

import java.util.List;
import java.util.Set;

/**
 * What parts words in a language beside spaces.
 *
 * @param elisions beginnings that are words of their own: l', qu'
 * @param enclitics ends that are words of their own, the longest first: -t-il, 's
 * @param abbreviations words whose full stop belongs to them, without it
 */
public record WordBorders(Set<String> elisions, List<String> enclitics, Set<String> abbreviations) {
    public static final WordBorders NONE = new WordBorders(Set.of(), List.of(), Set.of());
}
