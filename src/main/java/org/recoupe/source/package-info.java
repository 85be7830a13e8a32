/**
 * Who speaks: persons, organisations, relays, and the names they go by. Start with {@link org.recoupe.source.SourceRegistry}; people keep it
 * by {@link org.recoupe.source.SourceRecords}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = {"source", "source_appraisal", "source_change", "source_name", "source_tie"})
package org.recoupe.source;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
