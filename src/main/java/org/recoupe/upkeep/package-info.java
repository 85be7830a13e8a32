/**
 * Looking after the newsroom's data: whether it is whole, a copy of it kept elsewhere, and that copy put back. Start with
 * {@link org.recoupe.upkeep.Check}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audit", "database", "report"})
@Tables(keeps = "data_check")
package org.recoupe.upkeep;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
