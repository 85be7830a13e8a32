package org.recoupe.web.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that open pages listen to. It ends every few minutes so that a person who lost a right loses the stream too. */
@Controller
class TickerPage {
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Ticker ticker;

    TickerPage(Ticker ticker) {
        this.ticker = ticker;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            @RequestParam @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Actor actor) {
        var stream = new SseEmitter(AT_MOST.toMillis());
        var reader = new Stream(actor, stream);
        Runnable gone = () -> ticker.leave(reader);
        stream.onCompletion(gone);
        stream.onTimeout(stream::complete);
        stream.onError(error -> gone.run());
        ticker.follow(reader, last != null ? last : after);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().noTransform())
                .header("X-Accel-Buffering", "no")
                .body(stream);
    }

    /** An open page at the other end of an answer that does not end. */
    private record Stream(Actor person, SseEmitter answer) implements Ticker.Reader {
        @Override
        public void hello(String id) {
            send(SseEmitter.event().name("hello").id(id).data(""));
        }

        @Override
        public void hear(Backlog.Numbered news) {
            send(SseEmitter.event().name("news").id(news.id()).data(told(news.news()), MediaType.APPLICATION_JSON));
        }

        @Override
        public void refresh(String id) {
            send(SseEmitter.event().name("news").id(id).data(Map.of("name", "refresh"), MediaType.APPLICATION_JSON));
        }

        @Override
        public void beat() {
            send(SseEmitter.event().name("beat").data(""));
        }

        @Override
        public void end() {
            answer.complete();
        }

        private static Map<String, Object> told(News news) {
            return Map.of(
                    "name",
                    news.name(),
                    "article",
                    news.article() == null ? "" : news.article(),
                    "claim",
                    news.claim() == null ? "" : news.claim());
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                answer.send(event);
            } catch (IOException | IllegalStateException gone) {
                answer.completeWithError(gone);
            }
        }
    }
}
