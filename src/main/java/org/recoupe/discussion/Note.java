package org.recoupe.discussion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something said about a claim among those who work on it. Stays as it was written.
 *
 * @param mentioned whom it addresses, by their sign-in names
 * @param isNew whether the reader is addressed and has not seen it yet
 */
public record Note(UUID id, String author, String text, Instant writtenAt, List<String> mentioned, boolean isNew) {}
