package org.recoupe.web.limits;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked so often that they had to wait. Said once per person or address and time of the limit, however often they go on asking:
 * what is put on record must not be something to flood it with.
 *
 * @param limit as the settings name it: {@code pages-by-person}
 * @param tried under which name somebody tried to sign in; null for a limit that knows no name, or whose person is signed in
 */
public record LimitReached(String limit, @Nullable String tried) {}
