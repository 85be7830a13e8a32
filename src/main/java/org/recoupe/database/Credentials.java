package org.recoupe.database;

/** A database role and its password; never printed. */
public record Credentials(String username, String password) {

    @Override
    public String toString() {
        return username + " (password withheld)";
    }
}
