package org.recoupe.nemesis;

/** What goes wrong, and where it can. */
enum Kind {
    BACKEND_KILLED(Place.EMBEDDED, "kill -9 of a backend at work"),
    POSTMASTER_KILLED(Place.EMBEDDED, "kill -9 of the postmaster"),
    POSTMASTER_FROZEN(Place.EMBEDDED, "SIGSTOP of the postmaster, every second time of its backends too, then SIGCONT"),
    SYNC_FAILS(Place.EMBEDDED, "fdatasync answers EIO"),
    POOL_EXHAUSTED(Place.EMBEDDED, "every connection of the pool waits for a lock"),
    APPLICATION_KILLED(Place.EMBEDDED, "kill -9 of the application, started again"),
    DISK_NEARLY_FULL(Place.SMALL_DISK, "less room than recoupe.least-free"),
    DISK_FULL(Place.SMALL_DISK_TO_THE_LAST, "no room at all, with recoupe.least-free=0B"),
    CONNECTIONS_CUT(Place.TWO_NODES, "all connections to the database cut, none let through for a while"),
    NODE_KILLED(Place.TWO_NODES, "kill -9 of one of two nodes, started again"),
    CLOCK_SKEWED(Place.TWO_NODES, "the clock of one of two nodes goes 10 minutes ahead, every second time behind");

    enum Place {
        EMBEDDED,
        SMALL_DISK,
        SMALL_DISK_TO_THE_LAST,
        TWO_NODES
    }

    private final Place place;
    private final String words;

    Kind(Place place, String words) {
        this.place = place;
        this.words = words;
    }

    Place place() {
        return place;
    }

    String words() {
        return words;
    }
}
