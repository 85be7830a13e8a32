/** Who speaks: persons, organisations, relays, and the names they go by. Start with {@link org.recoupe.source.SourceRegistry}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = {"source", "source_name"})
package org.recoupe.source;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
