package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the standard output of the session's process. An answer is {@code TOKEN LENGTH JSON}, at the start of a line or after
 * other text that was written without a line end; everything else is log. The length shows whether other output got into an
 * answer.
 */
final class AnswerReader {
    /** A line without an answer is cut into pieces of this size, in characters. */
    private static final int PIECE = 8 * 1024;

    private static final int EXCERPT = 200;

    private final InputStream output;
    private final byte[] token;
    private final int longest;
    private final AnswerQueue answers;
    private final ObjectMapper mapper;

    private byte[] line = new byte[PIECE];
    private int length;
    /** Whether the line contains an answer, which starts after the token. */
    private boolean inAnswer;

    AnswerReader(InputStream output, String token, int longest, AnswerQueue answers) {
        this.output = output;
        this.token = (token + " ").getBytes(StandardCharsets.US_ASCII);
        this.longest = longest;
        this.answers = answers;
        this.mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(longest).build())
                .build());
    }

    /**
     * Reads to the end, or to the first garbled answer. An answer that is cut off is not reported here, but as the end of the
     * process.
     */
    void run() throws InterruptedException {
        byte[] buffer = new byte[64 * 1024];
        try {
            int count;
            while ((count = output.read(buffer)) >= 0) {
                for (int i = 0; i < count; i++) {
                    if (!take(buffer[i])) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // The process was killed; everything that it wrote before has been read.
        }
        if (!inAnswer) {
            logPiece(length);
        }
    }

    private boolean take(byte next) throws InterruptedException {
        if (next == '\n') {
            return endLine();
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = next;
        if (!inAnswer) {
            if (next == ' ' && endsWithToken()) {
                logPiece(length - token.length);
                inAnswer = true;
                length = 0;
            } else if (length == PIECE) {
                logPiece(length - token.length);
            }
        } else if (length > longest) {
            answers.add(new Answer.Garbled("it is longer than " + longest + " characters: " + excerpt()));
            return false;
        }
        return true;
    }

    private boolean endsWithToken() {
        return length >= token.length && Arrays.equals(line, length - token.length, length, token, 0, token.length);
    }

    private boolean endLine() throws InterruptedException {
        if (!inAnswer) {
            logPiece(length);
            return true;
        }
        Answer answer = parse();
        answers.add(answer);
        inAnswer = false;
        length = 0;
        if (line.length > 1 << 20) {
            line = new byte[PIECE];
        }
        return !(answer instanceof Answer.Garbled);
    }

    /** Passes on the first characters of the line as log, and keeps the rest. */
    private void logPiece(int size) throws InterruptedException {
        String text = new String(line, 0, Math.max(0, size), StandardCharsets.UTF_8).stripTrailing();
        if (!text.isEmpty()) {
            answers.add(new Answer.Log(LogLevel.OUTPUT, text));
        }
        int rest = Math.max(0, length - Math.max(0, size));
        System.arraycopy(line, length - rest, line, 0, rest);
        length = rest;
    }

    private Answer parse() {
        try {
            int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            int space = 0;
            while (space < end && line[space] != ' ') {
                space++;
            }
            int told = Integer.parseInt(new String(line, 0, space, StandardCharsets.US_ASCII));
            if (told != end - space - 1) {
                return new Answer.Garbled("it is not as long as it says: " + excerpt());
            }
            return answer(mapper.readTree(line, space + 1, told));
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Garbled("it is no JSON: " + excerpt());
        }
    }

    private static Answer answer(JsonNode json) {
        long id = json.path("id").asLong();
        return switch (json.path("kind").asText()) {
            case "ready" -> new Answer.Ready(json.path("version").asText());
            case "progress" -> new Answer.ProgressAnswer(
                    id,
                    json.path("activity").asText(),
                    json.path("status").asText(),
                    json.path("percent").asInt(-1));
            case "log" -> new Answer.Log(
                    LogLevel.valueOf(json.path("level").asText().toUpperCase(Locale.ROOT)),
                    json.path("text").asText());
            case "result" -> new Answer.ResultAnswer(id, json.path("value"));
            case "failure" -> new Answer.Failed(
                    id, ScriptError.of(json), json.path("stopped").asBoolean());
            case "fault" -> new Answer.Garbled(json.path("message").asText());
            default -> throw new IllegalArgumentException("unknown kind of answer");
        };
    }

    private String excerpt() {
        return new String(line, 0, Math.min(length, EXCERPT), StandardCharsets.UTF_8);
    }
}
