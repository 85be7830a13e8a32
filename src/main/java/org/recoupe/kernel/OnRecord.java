package org.recoupe.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind of an event as the audit trail files it; stays what it is whatever the class is called. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnRecord {
    /** {@code claim.verdict-approved}: module and what happened. */
    String value();

    /** Of the fields it is written with; {@code audit/kinds/<kind>/v2.schema.json} says which they are. A changed meaning gets a new number. */
    int version() default 2;
}
