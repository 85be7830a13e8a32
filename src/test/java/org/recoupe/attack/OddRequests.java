package org.recoupe.attack;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are nearly right, and wrong somewhere: in the first line, the headers, the address, the form or the JSON. The same seed
 * and number make the same request of the same doors; only ids, passwords and tokens are those of the run.
 */
final class OddRequests {
    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=klingon",
            "application/json; charset=\"",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded;charset=utf-16",
            "application/x-www-form-urlencoded;charset=klingon",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b",
            "multipart/form-data; boundary=" + "b".repeat(300),
            "multipart/mixed; boundary=b",
            "multipart/form-data; boundary=b; charset=klingon",
            "text/plain",
            "text/html",
            "application/xml",
            "application/octet-stream",
            "image/svg+xml",
            "*/*",
            "/",
            "json",
            "application/",
            ";;",
            "application/json, text/plain",
            "application/x-protobuf",
            "");

    private static final List<String> ACCEPTS = List.of(
            "text/html",
            "application/json",
            "application/xml",
            "text/event-stream",
            "text/csv",
            "image/png",
            "*/*;q=0",
            "*",
            "text/",
            "a/b;q=x",
            "text/html;q=2",
            ",",
            "application/*+json",
            "text/html,".repeat(300),
            "");

    /** What a string in any place may be. */
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\r\nSet-Cookie: a=b",
            "\uFEFF",
            "\ud800",
            "a\udc00b",
            "\u202Eabc",
            "é",
            "𝒞𐀀😀",
            "١٢٣",
            "-1",
            "0",
            "1",
            "1e9",
            "1e-999999",
            "0x10",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "99999999999999999999999999",
            "NaN",
            "Infinity",
            "true",
            "null",
            "undefined",
            "[]",
            "{}",
            "{\"$ne\":null}",
            "'",
            "' or 1=1 --",
            "\\",
            "%",
            "%%s%n",
            "_",
            "${7*7}",
            "#{7*7}",
            "*{T(java.lang.Runtime)}",
            "__${7*7}__::.x",
            "~{error}",
            "{id}",
            "{",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "javascript:alert(1)",
            "http://",
            "https://[::1",
            "//evil.example",
            "redirect:/x",
            "forward:/error",
            "x".repeat(256),
            "x".repeat(5000),
            "é".repeat(700),
            "a b ".repeat(300),
            "\"".repeat(200),
            "(".repeat(200),
            "\" & | ! ( <-> ) :*",
            "2026-03-01",
            "2026-02-30",
            "0000-00-00",
            "-2026-03-01",
            "+999999999-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "10000-01-01",
            "292278995-01-01",
            "294277-01-01",
            "4714-01-01",
            "-4714-01-01",
            "2026-03-01T18:47:00+01:00",
            "2026-03-01T25:61:00Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00+18:00",
            "-5000-01-01T00:00:00Z",
            "2026-03-29T02:30",
            "2026-W10",
            "P1D",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "g0000000-0000-0000-0000-000000000000",
            "AAAA",
            "////",
            "MHww",
            "fr",
            "zz-ZZ",
            "0-20",
            "20-0",
            "0-99999999999",
            "-1--1",
            "0-1,0-1,0-1",
            "hour:x",
            "C-1",
            "C-99999999999");

    /** What no client would put into an address. */
    private static final List<String> BROKEN_QUERIES = List.of(
            "%zz=1",
            "a=%",
            "a=%4",
            "a=%u0041",
            "%",
            "desk=%ED%A0%80",
            "error=%ff",
            "q=%C0%80",
            "q=%F5%80%80%80",
            "%00=1",
            "q=%00",
            "=",
            "=1",
            "&&&&",
            "&=&=&",
            "a",
            "do=take&do=release",
            "[]=1&a[b]=2&a[0]=3&a.b.c=4",
            "class.module.classLoader.x=1",
            "_csrf=%zz",
            "lang=%00&theme=%ff",
            "lang=en&theme=dark",
            "lang=%0d%0aX:y",
            "a=1;b=2",
            "é=é",
            "?????",
            "a=\"<>|^`{}",
            "a=1#fragment");

    private static final List<String> SUFFIXES = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/%2e%2e",
            "/%2f",
            "%2f",
            "%5c",
            "\\",
            ";",
            ";x=y",
            ";jsessionid=1",
            "%00",
            "%0a",
            ".json",
            ".html",
            "%20",
            "%",
            "%zz",
            "%ff",
            "%ED%A0%80",
            "é",
            "|",
            "/*",
            "~",
            "%25%32%66");

    private static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "http/1.1", "HTTP/1.1 x", "HTTP/", "");

    private static final List<String> LENGTHS = List.of(
            "0",
            "1",
            "5",
            "-1",
            "x",
            "1, 2",
            "99999999999999999999",
            "5\r\nContent-Length: 6",
            "100000",
            "2000000",
            "+3",
            "0x5");

    private static final List<String> ENCODINGS = List.of(
            "chunked",
            "chunked, chunked",
            "gzip",
            "gzip, chunked",
            "identity",
            "x",
            "chunked\r\nContent-Length: 3",
            "");

    private static final List<String> CHUNKS = List.of(
            "5\r\nhello\r\n0\r\n\r\n",
            "0\r\n\r\n",
            "zz\r\nhello\r\n0\r\n\r\n",
            "-1\r\nx\r\n0\r\n\r\n",
            "fffffffffffffff\r\nx",
            "5\r\nhel",
            "5;ext=\"\r\nhello\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
            "2\r\n{}\r\n0\r\nbad trailer\r\n\r\n");

    private static final List<String> MULTIPARTS = List.of(
            "",
            "--b--\r\n",
            "--b\r\n",
            "--b\r\n\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nread\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\0y\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename*=klingon''%zz\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=klingon\r\n\r\nx\r\n--b--\r\n",
            "--b\r\n" + "X".repeat(20_000) + ": y\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n");

    private static final List<String> JSONS = List.of(
            "",
            " ",
            "null",
            "true",
            "5",
            "\"text\"",
            "[]",
            "[{}]",
            "{}",
            "{",
            "{\"a\":}",
            "{\"a\":1,\"a\":2}",
            "{}{}",
            "{\"a\":NaN}",
            "{'a':1}",
            "\uFEFF{}",
            "{\"a\":1e99999}",
            "{\"\":\"\"}",
            "{\"title\":\"\\ud800\",\"text\":\"\\udc00\",\"reason\":\"\\ud83d\",\"desk\":\"\\udfff\"}",
            "{\"title\":\"\\u0000\",\"reason\":\"a\\u0000b\",\"source\":{\"name\":\"\\u0000\"},\"desk\":\"\\u0000\",\"person\":\"\\u0000\"}",
            "[".repeat(5000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "{\"version\":" + "9".repeat(90) + "}",
            "<xml/>",
            "do=take");

    private static final List<String> HEADERS = List.of(
            "Accept-Language: \0",
            "Accept-Language: ",
            "Accept-Language: en;q=x",
            "Accept-Language: *",
            "Accept-Language: zz-ZZ-" + "x".repeat(200),
            "Accept-Charset: klingon",
            "Accept-Encoding: x;q=9",
            "Cookie: lang=%zz; theme=<>; JSESSIONID=../../x",
            "Cookie: lang=klingon!; lang=\"; =; ;;",
            "Cookie: " + "a=b; ".repeat(200),
            "Range: bytes=9-1",
            "Range: bytes=0-0,-1,x",
            "If-None-Match: W/\"",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "If-Match: \"x\"",
            "Origin: null",
            "Origin: http://evil.example",
            "Referer: %zz",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: x",
            "X-Forwarded-For: 1.2.3.4, x, ::1",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Host: \0",
            "Forwarded: for=\"[",
            "Expect: 100-continue",
            "Expect: x",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Content-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "X-Part: preview",
            "X-Part: \u00ff",
            "X-Live: true",
            "X-Recognise: maybe",
            "X-Recognise: true",
            "HX-Request: true",
            "X-Requested-With: XMLHttpRequest",
            "Last-Event-ID: -1",
            "Last-Event-ID: \u00e9\u0001",
            "Last-Event-ID: 99999999999999999999",
            "Access-Control-Request-Method: PUT\r\nOrigin: null",
            "no colon",
            ": no name",
            "Name with spaces: x",
            "X-Null: a\0b",
            "X-Folded: a\r\n b",
            "X-Long: " + "x".repeat(16_500),
            "X-Nearly: " + "x".repeat(14_000),
            "Authorization: Basic",
            "Authorization: Basic !!!",
            "Authorization: Basic Og==",
            "Authorization: Basic /w==",
            "Authorization: Bearer x.y.z",
            "Authorization: Bearer ",
            "Authorization: \u00e9",
            "Proxy-Authorization: Basic x",
            "Idempotency-Key: ",
            "Idempotency-Key: always the same",
            "Idempotency-Key: \u00e9\u00ff",
            "Idempotency-Key: " + "k".repeat(256),
            "Idempotency-Key: a\r\nIdempotency-Key: b",
            "Idempotency-Key: \"x\", y");

    private static final List<String> HOSTS =
            List.of("", "a b", "[::1", "127.0.0.1:x", "127.0.0.1:99999", "a/b", "é", "a@b");

    /** What may stand in an address at all: else it cannot be said whom it is for. */
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^\"<>\\\\^`{|}#\\[\\]]]*");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::(?:[^{}]|\\{[^}]*})*)?}");

    /** What an id of this name is of. */
    private static final Map<String, String> KINDS = Map.of(
            "take",
            "step",
            "release",
            "step",
            "tick",
            "step",
            "resume",
            "step",
            "later",
            "step",
            "other",
            "claim",
            "claims",
            "claim",
            "seen",
            "evidence",
            "revises",
            "article");

    /** Somebody who asks: what goes with each of their requests. */
    interface Asker {
        String name();

        /** Header lines. */
        List<String> proofs();

        /** What a form of theirs must carry, or "" for who has no session. */
        String token();

        /** Hears what came of it: who was signed out signs in again. */
        void heard(Wire.Answer answer);
    }

    /**
     * One of them.
     *
     * @param wild wrong in a way that Tomcat may answer by itself, before anybody knows whether it is for people or for programs
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(int number, Asker asker, Door door, boolean wild, byte[] bytes) {
        boolean head() {
            return new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1).startsWith("HEAD ");
        }

        /** To be read, and told to a shell by {@code printf}. */
        String readable() {
            var text = new StringBuilder();
            for (var b : bytes) {
                if (text.length() > 3000) return text + "…";
                if (b == '\r') text.append("\\r");
                else if (b == '\n') text.append("\\n\n");
                else if (b >= ' ' && b < 127 && b != '\\') text.append((char) b);
                else text.append("\\x%02x".formatted(b));
            }
            return text.toString();
        }
    }

    private final long seed;
    private final List<Door> doors;
    private final List<String> names;
    private final Map<String, JsonNode> schemas;
    private final Map<String, List<String>> ids;
    private final String desk;

    /**
     * @param names of parameters anywhere, for doors that take what comes
     * @param schemas of what the doors for programs read, by method and path
     * @param ids of things that are there, by what they are
     * @param desk where the askers are
     */
    OddRequests(
            long seed,
            List<Door> doors,
            List<String> names,
            Map<String, JsonNode> schemas,
            Map<String, List<String>> ids,
            String desk) {
        this.seed = seed;
        this.doors = doors;
        this.names = names;
        this.schemas = schemas;
        this.ids = ids;
        this.desk = desk;
    }

    Request next(int number, List<? extends Asker> askers) {
        var chance = new Random(seed * 1_000_003L + number);
        chance.nextInt();
        var door = doors.get(chance.nextInt(doors.size()));
        var asker = askers.get(chance.nextInt(askers.size()));
        // mostly by the way in that is meant for it
        for (var again = 0; again < 5 && asker.token().isEmpty() != door.isForPrograms(); again++)
            asker = askers.get(chance.nextInt(askers.size()));
        return new Making(number, door, asker, chance).made();
    }

    /** One request under way. */
    private final class Making {
        private final int number;
        private final Door door;
        private final Asker asker;
        private final Random chance;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<String> more = new ArrayList<>();
        private final List<String> query = new ArrayList<>();
        private String method;
        private String path;
        private String version = "HTTP/1.1";
        private byte[] body = new byte[0];
        private boolean wild;

        Making(int number, Door door, Asker asker, Random chance) {
            this.number = number;
            this.door = door;
            this.asker = asker;
            this.chance = chance;
            this.method = door.method();
            this.path = door.path();
        }

        Request made() {
            usual();
            for (var times = one(List.of(0, 0, 1, 1, 1, 1, 2, 3)); times > 0; times--) spoil();
            var bytes = bytes();
            return new Request(number, asker, door, wild, bytes);
        }

        /** As somebody honest would send it. */
        private void usual() {
            headers.put("Host", "127.0.0.1");
            headers.put("Accept", door.isForPrograms() ? "application/json" : "text/html,*/*;q=0.8");
            fillPath();
            var fields = new ArrayList<String>(door.params());
            for (var field : door.fields()) {
                if (field.place() == Door.Place.HEADER && often()) headers.put(field.name(), oneLine(word()));
                if (field.place() == Door.Place.PARAMETER && often())
                    fields.add(encoded(field.name()) + "=" + encoded(value(field.name(), field.type())));
            }
            if (seldom()) fields.add(encoded(one(names)) + "=" + encoded(word()));
            if (door.body()) {
                json(schemas.get(door.method() + " " + door.path()));
            } else if (door.method().equals("GET")) {
                query.addAll(fields);
            } else if (!door.isForPrograms()) {
                form(fields);
            }
        }

        private void fillPath() {
            for (var start = path.indexOf('{'); start >= 0; start = path.indexOf('{', start + 1)) {
                var variable = VARIABLE.matcher(path);
                if (!variable.find(start)) return;
                var value = encoded(chance.nextInt(12) == 0 ? word() : pathValue(variable.group(1), start))
                        .replace("+", "%20");
                path = path.substring(0, variable.start()) + value + path.substring(variable.end());
            }
            path = path.replace("**", "x");
        }

        /** Mostly of something that is there: an id is of what stands before it. */
        private String pathValue(String name, int place) {
            if (name.equals("version")) return Integer.toString(1 + chance.nextInt(3));
            if (name.equals("key")) return one(List.of("claim-verification", "article-intake", "triage"));
            var before = path.substring(0, place);
            var what = !name.equals("id") ? name : before.endsWith("/articles/") ? "article" : "claim";
            return id(what);
        }

        private void form(List<String> fields) {
            var all = new ArrayList<>(fields);
            if (!asker.token().isEmpty()) all.add("_csrf=" + encoded(asker.token()));
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            body = latin(String.join("&", all));
        }

        private void json(@org.jspecify.annotations.Nullable JsonNode schema) {
            headers.put("Content-Type", "application/json");
            if (schema == null) {
                body = utf8(one(JSONS));
                return;
            }
            body = utf8(schema.path("properties")
                    .propertyStream()
                    .filter(property -> often())
                    .map(property ->
                            quoted(property.getKey()) + ":" + jsonValue(property.getKey(), property.getValue()))
                    .collect(Collectors.joining(",", "{", "}")));
        }

        private String jsonValue(String name, JsonNode schema) {
            if (chance.nextInt(4) == 0)
                return one(List.of(
                        "null",
                        "true",
                        "5",
                        "-1",
                        "1.5",
                        "[]",
                        "{}",
                        "[[]]",
                        "{\"name\":5}",
                        "9".repeat(30),
                        quoted(word())));
            var choices = schema.path("enum");
            if (!choices.isEmpty())
                return quoted(choices.get(chance.nextInt(choices.size())).asString());
            return switch (schema.path("type").asString("string")) {
                case "integer" -> Integer.toString(chance.nextInt(12));
                case "boolean" -> Boolean.toString(chance.nextBoolean());
                case "array" -> "[" + quoted(value(name, UUID.class)) + "," + quoted(word()) + "]";
                default -> quoted(value(name, String.class));
            };
        }

        /** One thing wrong. */
        private void spoil() {
            switch (chance.nextInt(28)) {
                case 0 -> method = one(METHODS);
                case 1 -> query.add(one(BROKEN_QUERIES));
                case 2 -> path += one(SUFFIXES);
                case 3 -> headers.put("Content-Type", one(TYPES));
                case 4 -> headers.put("Accept", one(ACCEPTS));
                case 5, 6 -> more.add(one(HEADERS));
                case 7 -> query.add(encoded(one(names)) + "=" + encoded(word()));
                case 8 -> twice();
                case 9 -> wrongBody();
                case 10 -> multipart();
                case 11 -> chunked();
                case 12 -> length();
                case 13 -> firstLine();
                case 14 -> host();
                case 15 -> many();
                case 16 -> {
                    headers.put("Content-Type", one(TYPES));
                    wrongBody();
                }
                case 17 -> typedFields();
                case 18 -> {
                    method = one(METHODS);
                    headers.put("Content-Type", one(TYPES));
                }
                default -> odd(door.fields());
            }
        }

        /** The parameters the handler reads, with odd words in them. */
        private void odd(List<Door.Field> fields) {
            for (var field : fields) {
                if (field.place() != Door.Place.PARAMETER) continue;
                var pair = encoded(field.name()) + "=" + encoded(word());
                if (door.method().equals("GET") || seldom()) query.add(pair);
                else body = join(body, latin("&" + pair));
            }
        }

        private void twice() {
            if (!query.isEmpty()) query.add(one(query));
            else body = join(body, join(latin("&"), body));
        }

        private void wrongBody() {
            body = switch (chance.nextInt(6)) {
                case 0 -> utf8(one(JSONS));
                case 1 -> latin(one(BROKEN_QUERIES));
                case 2 -> Arrays.copyOf(body, body.length / 2);
                case 3 -> garbage(chance.nextInt(200));
                case 4 -> utf8(one(JSONS)).length == 0 ? body : join(body, garbage(3));
                default -> one(JSONS).getBytes(StandardCharsets.UTF_16);
            };
            if (chance.nextInt(3) == 0) method = one(List.of("GET", "POST", "PUT", "DELETE", "PATCH"));
        }

        private void multipart() {
            headers.put(
                    "Content-Type", one(List.of("multipart/form-data; boundary=b", "multipart/form-data", one(TYPES))));
            var token = asker.token().isEmpty() || chance.nextInt(4) == 0
                    ? ""
                    : "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + asker.token() + "\r\n";
            var fields = door.fields().stream()
                    .filter(field -> field.place() == Door.Place.PARAMETER)
                    .map(field -> "--b\r\nContent-Disposition: form-data; name=\"" + field.name() + "\"\r\n\r\n"
                            + value(field.name(), field.type()) + "\r\n")
                    .collect(Collectors.joining());
            body = utf8(token + (often() ? fields : "") + one(MULTIPARTS));
            if (chance.nextInt(3) == 0) method = "POST";
        }

        private void chunked() {
            wild = true;
            headers.put("Transfer-Encoding", one(ENCODINGS));
            body = latin(one(CHUNKS));
        }

        private void length() {
            wild = true;
            headers.put("Content-Length", one(LENGTHS));
        }

        private void firstLine() {
            wild = true;
            switch (chance.nextInt(8)) {
                case 0 -> version = one(VERSIONS);
                case 1 -> path = "http://127.0.0.1" + path;
                case 2 -> path = "http://evil.example:99999" + path;
                case 3 -> path = "*";
                case 4 -> path = "127.0.0.1:80";
                case 5 -> path = "/" + path;
                case 6 -> path = path.substring(Math.min(1, path.length()));
                default -> path = "/%2e%2e/" + path + " ";
            }
        }

        private void host() {
            wild = true;
            if (chance.nextBoolean()) headers.remove("Host");
            else headers.put("Host", one(HOSTS));
        }

        private void many() {
            switch (chance.nextInt(3)) {
                case 0 ->
                    query.add(IntStream.range(0, 400)
                            .mapToObj(i -> "p" + i + "=" + i)
                            .collect(Collectors.joining("&")));
                case 1 -> IntStream.range(0, 150).forEach(i -> more.add("X-" + i + ": " + i));
                default ->
                    body = latin(IntStream.range(0, 1500)
                            .mapToObj(i -> "p" + i + "=")
                            .collect(Collectors.joining("&")));
            }
        }

        /** Names of others, with odd words. */
        private void typedFields() {
            for (var times = chance.nextInt(8); times > 0; times--)
                body = join(body, latin("&" + encoded(one(names)) + "=" + encoded(word())));
        }

        private byte[] bytes() {
            var target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
            wild |= !ADDRESS.matcher(target).matches();
            var head = new StringBuilder(method + " " + target + (version.isEmpty() ? "" : " " + version) + "\r\n");
            if (body.length > 0 && !headers.containsKey("Transfer-Encoding"))
                headers.putIfAbsent("Content-Length", Integer.toString(body.length));
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            asker.proofs().forEach(line -> head.append(line).append("\r\n"));
            more.forEach(line -> head.append(line).append("\r\n"));
            head.append("Connection: close\r\n\r\n");
            // beyond ASCII in UTF-8 in the address, in Latin-1 in headers: both are sent in the wild
            return join(chance.nextBoolean() ? latin(head.toString()) : utf8(head.toString()), body);
        }

        private String value(String name, Class<?> type) {
            if (chance.nextInt(8) == 0) return word();
            if (type.isEnum()) return one(List.of(type.getEnumConstants())).toString();
            if (type == UUID.class) return id(name);
            if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
                return Integer.toString(chance.nextInt(12));
            if (type == boolean.class || type == Boolean.class) return Boolean.toString(chance.nextBoolean());
            return switch (name) {
                case "title" -> "Une explosion au port";
                case "text", "passage", "rationale", "note", "reason", "q" -> "Un essai, selon la police.";
                case "desk" -> desk;
                case "source", "alias" -> "La préfecture";
                case "url" -> "https://example.org/x";
                case "language" -> "fr";
                case "from", "until", "to" -> "2026-03-0" + (1 + chance.nextInt(9));
                case "publishedAt" -> "2026-03-01T18:47:00+01:00";
                case "spans" -> chance.nextInt(9) + "-" + (10 + chance.nextInt(30));
                case "claim", "claims", "tick", "with", "back" ->
                    id(chance.nextBoolean() ? "number" : "claim")
                            + one(List.of("", "", ":1", ".1", ".1.", "," + id("step")));
                default -> often() ? one(List.of("hour", "story", "mine", "1", "7", "true")) : id(name);
            };
        }

        private String id(String what) {
            var some = seldom() ? null : ids.get(KINDS.getOrDefault(what, what));
            if (some == null || some.isEmpty())
                some = ids.values().stream().flatMap(List::stream).toList();
            return some.isEmpty() ? new UUID(0, 0).toString() : one(some);
        }

        private String word() {
            return one(WORDS);
        }

        private boolean often() {
            return chance.nextInt(4) > 0;
        }

        private boolean seldom() {
            return chance.nextInt(4) == 0;
        }

        private <T> T one(List<T> of) {
            return of.get(chance.nextInt(of.size()));
        }

        private byte[] garbage(int length) {
            var bytes = new byte[length];
            chance.nextBytes(bytes);
            return bytes;
        }
    }

    private static String quoted(String word) {
        var quoted = new StringBuilder("\"");
        for (var c : word.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c))
                quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static String oneLine(String word) {
        return word.replaceAll("[\\r\\n]", "");
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream(one.length + other.length);
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }
}
