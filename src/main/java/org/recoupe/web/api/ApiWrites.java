package org.recoupe.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.confidential.Safe;
import org.recoupe.web.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What every write through the API has in common: a size it may not exceed, a site it must not come from, and, if it carries an
 * {@code Idempotency-Key}, that it happens once. The change and the record of its answer commit together, so a crash leaves both or
 * neither.
 */
@Component
public class ApiWrites extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    /** Where a refusal waits until its transaction is over and it can be put on record. */
    static final String REFUSAL = ApiWrites.class.getName() + ".refusal";

    /** Set with an answer that nobody but the asker may ever have, or that passes: it is not kept, and the same key asks anew. */
    static final String NOT_KEPT = ApiWrites.class.getName() + ".not-kept";

    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_KEY = 255;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final FirstAnswers answers;
    private final PlatformTransactionManager transactions;
    private final Refusals refusals;
    private final ProblemWriter problems;
    private final Problems translator;
    private final Safe safe;

    ApiWrites(
            FirstAnswers answers,
            PlatformTransactionManager transactions,
            Refusals refusals,
            ProblemWriter problems,
            Problems translator,
            Safe safe) {
        this.answers = answers;
        this.transactions = transactions;
        this.refusals = refusals;
        this.problems = problems;
        this.translator = translator;
        this.safe = safe;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            problems.write(Problem.CROSS_SITE.detail("This came from a page of another site"), response);
            return;
        }
        var body = request.getContentLengthLong() > LARGEST
                ? null
                : request.getInputStream().readNBytes(LARGEST + 1);
        if (body == null || body.length > LARGEST) {
            problems.write(Problem.TOO_LARGE.detail("A request may have at most " + LARGEST + " bytes"), response);
            return;
        }
        var again = new RereadRequest(request, body);
        var key = request.getHeader(KEY);
        if (key == null) {
            chain.doFilter(again, response);
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.write(Problem.INVALID.detail(KEY + " must have 1 to " + LONGEST_KEY + " characters"), response);
            return;
        }
        var buffered = new ContentCachingResponseWrapper(response);
        once(new FirstAnswers.Key(request.getRemoteUser(), key), again, buffered, chain);
        buffered.copyBodyToResponse();
    }

    private void once(
            FirstAnswers.Key key, RereadRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws IOException {
        try {
            if (isAnswered(key, request, response, chain)) return;
        } catch (RuntimeException | ServletException e) {
            problems.write(translator.of(e), response);
            return;
        }
        refused(key, request, response);
    }

    /**
     * False if the request was refused. Whatever escapes, an {@link Error} too, the transaction ends here: left open it would stay with the
     * thread, and the next requests on it would be told that they were saved and never be.
     */
    private boolean isAnswered(
            FirstAnswers.Key key, RereadRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            if (!answers.reserve(key)) {
                problems.write(Problem.STILL_RUNNING.detail("Try again in a moment"), response);
                return true;
            }
            var first = answers.find(key);
            if (first.isPresent()) {
                replay(first.get(), request, response);
                return true;
            }
            chain.doFilter(request, response);
            if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) return false;
            if (request.getAttribute(NOT_KEPT) == null) answers.keep(key, answer(request, response));
            transactions.commit(transaction);
            return true;
        } finally {
            if (!transaction.isCompleted()) transactions.rollback(transaction);
        }
    }

    /** Nothing was changed; what was tried is still put on record, and what was answered is kept unless it passes. */
    private void refused(FirstAnswers.Key key, RereadRequest request, ContentCachingResponseWrapper response) {
        if (request.getAttribute(REFUSAL) instanceof ClaimRejected.TakesAnother refusal) refusals.record(refusal);
        if (response.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && request.getAttribute(NOT_KEPT) == null) {
            answers.keepAlone(key, answer(request, response));
        }
    }

    private void replay(FirstAnswers.Answer first, RereadRequest request, HttpServletResponse response)
            throws IOException {
        if (!first.request().equals(fingerprint(request))) {
            problems.write(Problem.KEY_REUSED.detail("Use a new key for a new request"), response);
            return;
        }
        response.setStatus(first.status());
        if (first.location() != null) response.setHeader(HttpHeaders.LOCATION, first.location());
        if (first.type() != null) response.setContentType(first.type());
        response.getOutputStream().write(first.body());
    }

    /** The body may say who a confidential source is: a hash alone would let names be tried out. */
    private String fingerprint(RereadRequest request) {
        var plain = request.fingerprint();
        return safe.recognised(plain.getBytes(StandardCharsets.US_ASCII)).orElse(plain);
    }

    private FirstAnswers.Answer answer(RereadRequest request, ContentCachingResponseWrapper response) {
        return new FirstAnswers.Answer(
                fingerprint(request),
                response.getStatus(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentType(),
                response.getContentAsByteArray());
    }
}
