/**
 * The database everything is kept in: PostgreSQL, run by ourselves in the data folder unless another one is named.
 * Start with {@link org.recoupe.database.EmbeddedDatabase}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
@Tables(keeps = "flyway_schema_history")
package org.recoupe.database;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
