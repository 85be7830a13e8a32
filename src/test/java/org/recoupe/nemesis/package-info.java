/**
 * A failing machine against the running jar, and whether it kept its word: people work through the API while something is killed, frozen,
 * full or cut off, every request lies in a {@link org.recoupe.nemesis.History}, and {@link org.recoupe.nemesis.HistoryChecker} holds it
 * against what the database and the API say afterwards. Begin with {@link org.recoupe.nemesis.NemesisIT}.
 */
@NullMarked
package org.recoupe.nemesis;

import org.jspecify.annotations.NullMarked;
