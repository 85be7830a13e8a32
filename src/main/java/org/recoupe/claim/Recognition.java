package org.recoupe.claim;

import java.util.Optional;

/** What stands for words that may name somebody, where the words themselves must not be kept: the same words give the same. */
public interface Recognition {
    /** A keyed digest; empty without a key. */
    Optional<String> of(String words);
}
