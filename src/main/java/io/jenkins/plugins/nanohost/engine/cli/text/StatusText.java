package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The hosts as a table, with what soon needs somebody below it. */
public final class StatusText implements TextView {
    /** A certificate is renewed by a run in its last 30 days; before that nobody has to do anything. */
    private static final int SOON = 30;

    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<? extends Map<?, ?>> hosts = Values.maps(result, "hosts");
        List<String> lines = new ArrayList<>();
        if (hosts.isEmpty()) {
            if (result.containsKey("hosts")) {
                lines.add("No host is known in " + Values.text(result, "workFolder"));
            }
            return lines;
        }
        Table table = new Table("HOST", "WINDOWS", "VM", "ADDRESS", "ENDPOINT");
        List<String> below = new ArrayList<>();
        for (Map<?, ?> host : hosts) {
            draw(host, table, below, ink);
        }
        lines.addAll(table.lines(ink));
        Map<?, ?> live = Values.map(result, "live");
        if (Boolean.FALSE.equals(live.get("asked"))) {
            below.add(ink.faint("The machine was not asked what its VMs are doing: " + Values.text(live, "why")));
        }
        if (!below.isEmpty()) {
            lines.add("");
            lines.addAll(below);
        }
        return lines;
    }

    private static void draw(Map<?, ?> host, Table table, List<String> below, Ink ink) {
        String name = Values.text(host, "host");
        Map<?, ?> disk = Values.map(host, "vhd");
        Map<?, ?> vm = Values.map(host, "vm");
        Map<?, ?> docker = Values.map(host, "docker");
        Map<?, ?> live = Values.map(host, "live");
        String address = Values.list(live, "addresses").stream()
                .findFirst()
                .map(Object::toString)
                .orElse(Values.text(vm, "address"));
        String windows =
                Values.text(disk, "release").replace("Windows Server ", "") + " " + Values.text(disk, "installation");
        table.row(name, windows.strip(), Values.text(live, "vm"), address, endpoint(docker, live));
        for (String section : List.of("vhd", "files", "vm", "docker")) {
            if (Values.text(Values.map(host, section), "progress").equals("making")) {
                below.add(ink.care(name + ": " + section + " was begun and is not finished; a run completes it"));
            }
        }
        if (!Values.text(host, "problem").isEmpty()) {
            below.add(ink.bad(name + ": " + Values.text(host, "problem")));
            below.add("  what to do: " + Values.text(host, "remedy"));
        }
        if (Boolean.FALSE.equals(live.get("marked"))) {
            below.add(ink.bad(name + ": the mark is not in the notes of its VM"));
        }
        if (Boolean.FALSE.equals(live.get("hostDisk"))) {
            below.add(ink.bad(
                    name + ": its VM does not have its host disk itself: a checkpoint, or its storage was moved"));
        }
        left(name, "the certificate of the endpoint", docker, "certificateDaysLeft", below, ink);
        left(name, "the evaluation of Windows", disk, "evaluationDaysLeft", below, ink);
        left(name, "the password of the administrator", disk, "passwordDaysLeft", below, ink);
        if (Boolean.TRUE.equals(disk.get("expired"))) {
            below.add(ink.care(name + ": this preview of Windows has expired"));
        }
    }

    private static String endpoint(Map<?, ?> docker, Map<?, ?> live) {
        String state = Values.text(live, "endpoint");
        return Values.text(docker, "dockerHost") + (state.isEmpty() ? "" : " (" + state + ")");
    }

    private static void left(String name, String what, Map<?, ?> section, String field, List<String> below, Ink ink) {
        if (section.get(field) instanceof Number days && days.intValue() < SOON) {
            String told = name + ": " + what;
            below.add(
                    days.intValue() < 0
                            ? ink.bad(told + " may have ended " + -days.intValue() + " days ago")
                            : ink.care(told + " lasts " + days + " days more"));
        }
    }
}
