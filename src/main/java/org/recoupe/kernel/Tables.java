package org.recoupe.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a module meets the database, said in its package-info. What others may read of it are views, {@code <module>_view_<what>}, made in
 * {@code db/migration/R__<module>_views.sql}.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tables {
    /** Tables that no other module names; {@code act_*} are all that begin so. */
    String[] keeps() default {};

    /** Modules whose views this one reads. */
    String[] readsViewsOf() default {};
}
