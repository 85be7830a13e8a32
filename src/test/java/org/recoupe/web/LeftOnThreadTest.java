package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one request leaves on its thread, the next one never gets. */
@NewsroomTest
class LeftOnThreadTest {
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate database;
    private final LeftOnThread filter = new LeftOnThread();

    LeftOnThreadTest(PlatformTransactionManager transactions, JdbcTemplate database) {
        this.transactions = transactions;
        this.database = database;
    }

    @AfterEach
    void nobodySignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_transaction_that_a_request_leaves_open_is_undone_at_its_end() throws Exception {
        request((request, response) -> write());

        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(kept()).isZero();
        var next = request((request, response) -> {});
        assertThat(next.getStatus()).isEqualTo(200);
    }

    @Test
    void also_when_the_request_ends_in_an_error() {
        assertThatThrownBy(() -> request((request, response) -> {
                    write();
                    throw new ServletException("no boundary");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(kept()).isZero();
    }

    @Test
    void a_request_that_finds_one_is_refused_and_the_next_is_served() throws Exception {
        write();

        var refused = request((request, response) -> {
            throw new AssertionError("must not be served");
        });

        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(kept()).isZero();
        assertThat(request((request, response) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void nobody_gets_the_name_of_whoever_was_served_before() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("paul.girard", ""));

        assertThat(request(new MockFilterChain()).getStatus()).isEqualTo(503);
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    private MockHttpServletResponse request(FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("POST", "/api/articles"), response, chain);
        return response;
    }

    private void write() {
        transactions.getTransaction(new DefaultTransactionDefinition());
        database.update(
                "insert into first_answer (person, key, request, status, body, at) values ('left', 'on-thread', '', 200, '', now())");
    }

    private int kept() {
        return database.queryForObject("select count(*) from first_answer where person = 'left'", Integer.class);
    }
}
