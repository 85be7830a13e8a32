package org.recoupe.claim;

import java.util.UUID;

/** A contradiction that is open, seen from one of its claims. */
record OpenPair(UUID pair, UUID other) {}
