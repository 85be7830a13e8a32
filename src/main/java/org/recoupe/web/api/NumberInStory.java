package org.recoupe.web.api;

import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Reopenings;
import org.recoupe.confidential.IdentityRequest;
import org.recoupe.kernel.Reference;
import org.springframework.boot.jackson.JacksonMixin;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/** How a claim's {@code number} is told to programs, which read it as "C-8" before claims had references. */
final class NumberInStory extends StdSerializer<Integer> {
    NumberInStory() {
        super(Integer.class);
    }

    @Override
    public void serialize(Integer number, JsonGenerator json, SerializationContext context) {
        json.writeString(Reference.inStory(number));
    }

    /** Whatever else has such a number; {@link ClaimMixin} says more of a claim itself. */
    @JacksonMixin({
        ClaimView.LinkView.class,
        ClaimView.InsteadView.class,
        Reopenings.Waiting.class,
        Reopenings.Answered.class,
        IdentityRequest.class
    })
    abstract static class Numbered {
        @JsonSerialize(using = NumberInStory.class)
        abstract int number();
    }
}
