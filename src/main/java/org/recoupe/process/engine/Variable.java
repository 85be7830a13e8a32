package org.recoupe.process.engine;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** A process variable by name and type. Routing facts only: data about a claim is read from the claim. */
public record Variable<T>(String name, Class<T> type) {
    public static Variable<String> ofText(String name) {
        return new Variable<>(name, String.class);
    }

    public static Variable<Date> ofTime(String name) {
        return new Variable<>(name, Date.class);
    }

    /** A variable with its value, to be handed to the engine. */
    public record Set<T>(Variable<T> variable, @Nullable T value) {}

    public Set<T> of(T value) {
        return new Set<>(this, value);
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }

    public Optional<T> in(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }
}
