/** Finds claims, stories and sources by their words; reads a table that the database keeps by itself. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
@Tables(
        keeps = "search_text",
        readsViewsOf = {"article", "claim", "source"})
package org.recoupe.search;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
