package org.recoupe.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: threads serve one request after another, and nothing of one may reach the next. An open transaction would take in
 * what the next one writes and never commit it; a signed-in person would lend the next one their name. Whoever leaves something is a fault
 * of ours: it is undone and logged at the end of that request, and a request that still finds something is refused, not served.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LeftOnThread extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOnThread.class);
    private static final String AT_ONCE = "1";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var found = left();
        if (!found.isEmpty()) {
            clear();
            LOG.error("Refused {}: an earlier request left {} on its thread", request.getMethod(), found);
            response.setHeader(HttpHeaders.RETRY_AFTER, AT_ONCE);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            var leaves = left();
            if (!leaves.isEmpty()) {
                clear();
                LOG.error("{} {} left {} on its thread; undone", request.getMethod(), request.getServletPath(), leaves);
            }
        }
    }

    private static List<String> left() {
        var left = new ArrayList<String>();
        if (TransactionSynchronizationManager.isActualTransactionActive()) left.add("a transaction");
        if (TransactionSynchronizationManager.isSynchronizationActive()) left.add("its synchronisations");
        if (!TransactionSynchronizationManager.getResourceMap().isEmpty()) left.add("resources");
        if (SecurityContextHolder.getContext().getAuthentication() != null) left.add("somebody signed in");
        return left;
    }

    private static void clear() {
        SecurityContextHolder.clearContext();
        for (var held :
                Map.copyOf(TransactionSynchronizationManager.getResourceMap()).entrySet()) {
            TransactionSynchronizationManager.unbindResourceIfPossible(held.getKey());
            if (held.getValue() instanceof EntityManagerHolder open) rollBack(open);
        }
        TransactionSynchronizationManager.clear();
    }

    /** Gives the connection back too, with every lock it held. */
    private static void rollBack(EntityManagerHolder open) {
        var entities = open.getEntityManager();
        try {
            if (entities.getTransaction().isActive()) entities.getTransaction().rollback();
        } catch (RuntimeException e) {
            LOG.error("What was left could not be rolled back", e);
        } finally {
            EntityManagerFactoryUtils.closeEntityManager(entities);
        }
    }
}
