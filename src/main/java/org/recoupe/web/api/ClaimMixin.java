package org.recoupe.web.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.RetractionReason;
import org.recoupe.extraction.statement.ClaimClass;
import org.springframework.boot.jackson.JacksonMixin;
import tools.jackson.databind.annotation.JsonSerialize;

/** How a claim's JSON differs from the view: {@code class} is no name Java allows. */
@JacksonMixin(ClaimView.class)
abstract class ClaimMixin {
    @JsonProperty("class")
    abstract ClaimClass claimClass();

    @JsonSerialize(using = NumberInStory.class)
    abstract int number();

    @JsonIgnore
    abstract ClaimView.@Nullable VerdictView approvedVerdict();

    @JsonIgnore
    abstract boolean verifiedAgain();

    @JsonIgnore
    abstract @Nullable RetractionReason retractionInForce();

    @JsonIgnore
    abstract List<ClaimView.VerdictView> earlierVerdicts();
}
