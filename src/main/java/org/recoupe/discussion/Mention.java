package org.recoupe.discussion;

import java.time.Instant;
import java.util.UUID;

/** A note that addresses somebody, as it is listed for them. */
public record Mention(UUID note, UUID claim, String author, String text, Instant writtenAt, boolean read) {}
