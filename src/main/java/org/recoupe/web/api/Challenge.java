package org.recoupe.web.api;

/**
 * What a program is told that did not sign in, or not rightly.
 *
 * @param header {@code WWW-Authenticate}: the scheme to use
 * @param detail in words
 */
public record Challenge(String header, String detail) {}
