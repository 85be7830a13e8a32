package org.recoupe.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import org.recoupe.article.ArticleRejected;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.confidential.IdentityRejected;
import org.recoupe.database.Rivalry;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Unknown;
import org.recoupe.process.LostRace;
import org.recoupe.tasklist.StepNotOpen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong on a page and was not answered there, beside the form: said in words, on a page of its own. */
@ControllerAdvice(annotations = Page.class, basePackages = "org.recoupe.web.live")
class PageProblems {
    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    private final PageFrame frame;

    PageProblems(PageFrame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView on(NotPermitted refusal, HttpServletRequest request) {
        return page(Problem.of(refusal), request);
    }

    @ExceptionHandler
    ModelAndView on(Unknown unknown, HttpServletRequest request) {
        return page(Problem.of(HttpStatus.NOT_FOUND), request);
    }

    /** An id that is none is an address that leads nowhere. */
    @ExceptionHandler
    ModelAndView on(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var inPath = path != null && path.toString().contains(mismatch.getName() + "=");
        return page(Problem.of(inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST), request);
    }

    @ExceptionHandler({Invalid.class, BindException.class, ServletRequestBindingException.class})
    ModelAndView onBadRequest(Exception bad, HttpServletRequest request) {
        return page(Problem.of(HttpStatus.BAD_REQUEST), request);
    }

    @ExceptionHandler({
        ClaimRejected.class,
        IdentityRejected.class,
        ArticleRejected.class,
        StepNotOpen.class,
        LostRace.class
    })
    ModelAndView onConflict(RuntimeException refusal, HttpServletRequest request) {
        return page(Problem.of(HttpStatus.CONFLICT), request);
    }

    /** What else there is: a fault of ours, unless somebody was faster, or the database was away or cannot keep what was sent. */
    @ExceptionHandler
    ModelAndView on(RuntimeException fault, HttpServletRequest request, HttpServletResponse response) {
        if (Rivalry.is(fault)) return onConflict(fault, request);
        if (DatabaseAway.is(fault)) {
            LOG.warn("The database cannot be reached: {}", fault.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
            return page(Problem.of(HttpStatus.SERVICE_UNAVAILABLE), request);
        }
        if (Rivalry.isMisfit(fault)) {
            LOG.warn("The database refused what the application had let pass", fault);
            return onConflict(fault, request);
        }
        if (!Unstorable.is(fault)) throw fault;
        LOG.warn("The database could not keep a value that the page had let pass: {}", fault.getMessage());
        return page(Problem.of(HttpStatus.BAD_REQUEST), request);
    }

    private ModelAndView page(Problem problem, HttpServletRequest request) {
        var model = new HashMap<String, Object>(frame.around(request));
        model.put("problem", problem);
        return new ModelAndView("error", model, problem.status());
    }
}
