/** Finds claims, stories and sources by their words; reads a table that the database keeps by itself. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.recoupe.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
