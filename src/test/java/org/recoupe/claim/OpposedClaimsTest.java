package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.article.Intake;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;
import org.recoupe.source.SourceRegistry;

/** What the evidence rule is told of a claim's pairs: which are open, and whether one that cannot be so beside it is confirmed. */
class OpposedClaimsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting REVIEWER = new Acting("ines", Role.REVIEWER);
    private static final Acting SUPERVISOR = new Acting("paul", Role.SUPERVISOR);

    private final Claim claim = ClaimTest.extracted(ClaimClass.CASUALTIES);
    private final Claims claims = mock(Claims.class);
    private final Links links = mock(Links.class);
    private final EvidenceFacts facts = new EvidenceFacts(
            claims,
            links,
            mock(Intake.class),
            mock(SourceRegistry.class),
            mock(Outlets.class),
            mock(Sufficiency.class),
            mock());

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            CONTRADICTS, none, true, true
            CONTRADICTS, OPEN, true, true
            CONTRADICTS, ONE_PREVAILS, false, true
            CONTRADICTS, BOTH_DISPUTED, false, true
            CONTRADICTS, NOT_A_CONTRADICTION, false, false
            CONTRADICTS, DIFFERENT_SCOPE, false, false
            CONTRADICTS, DIFFERENT_TIME, false, false""")
    void a_confirmed_claim_opposes_until_they_were_found_not_to_contradict_each_other(
            Bearing relation, PairOutcome outcome, boolean open, boolean opposed) {
        var other = ClaimTest.decided(Verdict.Kind.CONFIRMED);
        given(other, relation, outcome);

        assertThat(facts.opposition(claim).confirmed()).isEqualTo(opposed);
        assertThat(facts.opposition(claim).open()).isEqualTo(open ? Set.of(other.id()) : Set.of());
    }

    @Test
    void one_that_is_disputed_or_not_decided_yet_is_an_open_pair_and_opposes_nothing_yet() {
        for (var other : List.of(ClaimTest.decided(Verdict.Kind.DISPUTED), ClaimTest.extracted(ClaimClass.EVENT))) {
            given(other, Bearing.CONTRADICTS, null);
            assertThat(facts.opposition(claim))
                    .isEqualTo(new EvidenceFacts.Opposition(Set.of(other.id()), false, Set.of()));
        }
    }

    private void given(Claim other, Bearing relation, PairOutcome outcome) {
        var pair = ClaimLink.made(other.id(), claim.id(), relation, "deux bilans", REVIEWER, NOON);
        if (outcome == PairOutcome.OPEN) pair.propose(said(PairOutcome.DIFFERENT_TIME), REVIEWER, NOON);
        if (outcome != null) pair.close(said(outcome), SUPERVISOR, NOON);
        when(links.contradicting(any())).thenReturn(List.of(pair));
        when(claims.findByIdIn(any())).thenReturn(List.of(other));
    }

    private Closing.Said said(PairOutcome outcome) {
        return new Closing.Said(outcome, outcome == PairOutcome.ONE_PREVAILS ? claim.id() : null, null, "vu");
    }
}
