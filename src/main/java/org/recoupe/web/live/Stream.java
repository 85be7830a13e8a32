package org.recoupe.web.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.recoupe.kernel.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An open page at the other end of an answer that does not end. What it is told waits in a short queue, and one of the tellers writes it:
 * a reader who does not take it in holds up nobody else, and misses only what the next refresh brings.
 */
class Stream implements Ticker.Reader {
    static final int MOST_WAITING = 200;

    private final Actor person;
    private final SseEmitter answer;
    private final Executor tellers;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private boolean telling;
    private boolean ended;

    Stream(Actor person, SseEmitter answer, Executor tellers) {
        this.person = person;
        this.answer = answer;
        this.tellers = tellers;
    }

    /** @param last nothing is told after it */
    private record Message(String name, String id, Object data, boolean last) {
        Message(String name, String id, Object data) {
            this(name, id, data, false);
        }

        SseEmitter.SseEventBuilder event() {
            var event = SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON);
            return id.isEmpty() ? event : event.id(id);
        }
    }

    @Override
    public Actor person() {
        return person;
    }

    @Override
    public void hello(String id) {
        put(new Message("hello", id, Map.of()));
    }

    @Override
    public void hear(Backlog.Numbered news) {
        put(new Message("news", news.id(), told(news.news())));
    }

    @Override
    public void refresh(String id) {
        put(new Message("news", id, Map.of("name", "refresh")));
    }

    @Override
    public void beat(String id) {
        put(new Message("beat", id, Map.of()));
    }

    @Override
    public void enough() {
        put(new Message("enough", "", Map.of(), true));
    }

    /** At once, unless it is being told something just then: to wait for a slow reader would hold up the end of all. */
    @Override
    public void end() {
        synchronized (this) {
            ended = true;
            waiting.clear();
            if (telling) return;
        }
        answer.complete();
    }

    private void put(Message message) {
        synchronized (this) {
            if (ended) return;
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(new Message("news", message.id(), Map.of("name", "refresh")));
            } else {
                waiting.add(message);
            }
            if (telling) return;
            telling = true;
        }
        try {
            tellers.execute(this::tell);
        } catch (RejectedExecutionException closing) {
            synchronized (this) {
                telling = false;
            }
            end();
        }
    }

    private void tell() {
        while (true) {
            Message next;
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    telling = false;
                    if (!ended) return;
                }
            }
            if (next == null) {
                answer.complete();
                return;
            }
            send(next);
        }
    }

    private void send(Message message) {
        try {
            answer.send(message.event());
            if (message.last()) end();
        } catch (IOException | IllegalStateException gone) {
            end();
        }
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
}
