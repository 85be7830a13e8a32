package org.recoupe.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Whoever looks at a page: who they are, in which words it speaks to them, and what is laid before them. Handler methods simply take
 * one.
 */
public record Reader(Actor actor, Wording words, Model model) {

    /** Hands one to every handler method that asks. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver {
        private final CurrentActor actors;
        private final Wording.Factory wording;

        Resolver(CurrentActor actors, Wording.Factory wording) {
            this.actors = actors;
            this.wording = wording;
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Reader.class;
        }

        @Override
        public Reader resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            return new Reader(
                    actors.resolveArgument(parameter, container, web, binders),
                    wording.resolveArgument(parameter, container, web, binders),
                    (Model) Objects.requireNonNull(container).getModel());
        }
    }
}
