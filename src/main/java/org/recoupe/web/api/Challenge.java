package org.recoupe.web.api;

import io.swagger.v3.oas.models.security.SecurityScheme;

/**
 * What a program is told that did not sign in, or not rightly.
 *
 * @param header {@code WWW-Authenticate}: the scheme to use
 * @param detail in words
 * @param scheme the same, for who reads the API's description
 */
public record Challenge(String header, String detail, SecurityScheme scheme) {}
