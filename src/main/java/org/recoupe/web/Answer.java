package org.recoupe.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimRejected;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The answer to a form. Done: the reader is sent on, and the next page says what was done. Refused by a rule: the same page again, with
 * the objection beside the form and everything that was typed still in it. Handler methods simply take one.
 */
public final class Answer {
    /** Under this name the next page finds which form was sent: the tail of the key of a message that says what was done. */
    static final String DONE = "done";
    /** Under this name, how that is taken back. */
    static final String UNDO = "undo";

    /**
     * How something is taken back: a form to send.
     *
     * @param action where to
     */
    public record Undo(String action, Map<String, String> fields) {}

    private final ModelMap model;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final FlashMap flash;
    private final Refusals refusals;

    private Answer(
            ModelMap model,
            HttpServletRequest request,
            HttpServletResponse response,
            FlashMap flash,
            Refusals refusals) {
        this.model = model;
        this.request = request;
        this.response = response;
        this.flash = flash;
        this.refusals = refusals;
    }

    /**
     * Does it, and says where that leads.
     *
     * @param form the one that was sent: where an objection is shown, and what is said when it is done
     * @param next the page to go on to
     * @param again shows the page of the form once more
     */
    public String to(String form, String next, Runnable deed, Supplier<String> again) {
        return to(form, () -> next, deed, again);
    }

    /** As above, to a page that is known only when it is done. */
    public String to(String form, Supplier<String> next, Runnable deed, Supplier<String> again) {
        try {
            deed.run();
        } catch (RuntimeException refusal) {
            return refused(form, refusal, again);
        }
        flash.put(DONE, form);
        return "redirect:" + next.get();
    }

    /** Offers to take it back, beside the word that it was done. */
    public Answer undoneBy(String action, Map<String, String> fields) {
        flash.put(UNDO, new Undo(action, fields));
        return this;
    }

    /** The same page again with the objection; for a deed that leads to no other page when it is done. */
    public String refused(String form, RuntimeException refusal, Supplier<String> again) {
        flash.clear();
        var objection = Objection.to(refusal, form).orElseThrow(() -> refusal);
        if (refusal instanceof ClaimRejected.TakesAnother alone) refusals.record(alone);
        response.setStatus(objection.status().value());
        model.addAttribute("typed", new Typed(objection, request.getParameterMap()));
        return again.get();
    }

    /** Hands one to every handler method that asks. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver {
        private final Refusals refusals;

        Resolver(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Answer.class;
        }

        @Override
        public Answer resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
            return new Answer(
                    Objects.requireNonNull(container).getModel(),
                    request,
                    Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class)),
                    RequestContextUtils.getOutputFlashMap(request),
                    refusals);
        }
    }
}
