package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSubnet;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewDockerNetwork;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSubnet;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.DiskTree;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Docker;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.ServerCertificate;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets up and starts Docker in the guest. */
final class DockerWork {
    private static final String CERTIFICATES = "C:\\ProgramData\\docker\\certs.d\\";
    private static final String TASK_SCRIPT = "C:\\ProgramData\\docker\\runDockerDaemon.cmd";

    private final GuestWork guest;

    DockerWork(GuestWork guest) {
        this.guest = guest;
    }

    Done install(InstallDocker wanted, OperationRun run) throws Failure, IOException, InterruptedException {
        Disk disk = guest.enter(wanted.access(), run);
        DiskTree tree = disk.tree();
        Registry windows = disk.registry().orElseThrow();
        boolean service = wanted.recipe() == DockerStart.SERVICE;
        String folder = folder(windows);
        for (String program : service ? DockerExecutable.ALL : List.of(DockerExecutable.CLIENT)) {
            if (!tree.has(folder + program)) {
                throw run.refusal(
                        FailureCode.DOCKER_NOT_STAGED,
                        "There is no " + folder + program + " in the guest",
                        "Stage Docker first.");
            }
        }
        if (service
                && windows.build() == 14300
                && !tree.text(folder + DockerExecutable.DAEMON).contains("--register-service")) {
            throw run.refusal(
                    FailureCode.PROGRAM_FAILED,
                    "dockerd: flag provided but not defined: --register-service",
                    "Stage a dockerd of June 2016.");
        }
        boolean certificates = !wanted.certificateAuthority().isEmpty();
        Optional<String> mistake = certificates
                ? ServerCertificate.mistake(
                        wanted.certificateAuthority(),
                        wanted.serverCertificate(),
                        wanted.serverKey().reveal())
                : Optional.empty();
        if (mistake.isPresent()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED, "Docker would not take its certificates: " + mistake.get(), "");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (certificates) {
            texts.put(CERTIFICATES + "ca.pem", wanted.certificateAuthority());
            texts.put(CERTIFICATES + "server-cert.pem", wanted.serverCertificate());
            texts.put(CERTIFICATES + "server-key.pem", wanted.serverKey().reveal());
        }
        if (service) {
            texts.put(WindowsFacts.DOCKER_SETTINGS, wanted.daemonJson());
        } else {
            texts.put(TASK_SCRIPT, "@" + DockerExecutable.CLIENT + " " + wanted.daemonArguments() + "\r\n");
        }
        Optional<Docker> before = disk.docker();
        boolean registered = installed(disk, wanted.recipe())
                .filter(docker -> docker.start() == ServiceStart.AUTOMATIC)
                .isPresent();
        boolean written = false;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            written |= !tree.has(text.getKey()) || !tree.text(text.getKey()).equals(text.getValue());
        }
        boolean opened = !disk.containers().portOpen();
        if (registered && !written && !opened) {
            return new Done(false, "Docker's " + wanted.recipe().word() + " is set up so already");
        }
        int left = texts.size();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            if (--left == 0) {
                run.halfway();
            }
            tree.write(text.getKey(), text.getValue());
        }
        disk.write(disk.containers().withPort(true));
        disk.write(new Docker(
                wanted.recipe(),
                ServiceStart.AUTOMATIC,
                wanted.daemonArguments(),
                registered && !written ? before.get().state() : DockerState.STOPPED,
                "",
                before.map(Docker::images).orElse(List.of()),
                before.map(Docker::networks).orElse(Map.of()),
                before.map(Docker::subnet).orElse("")));
        return new Done(true, "set up Docker's " + wanted.recipe().word() + " on port " + wanted.port());
    }

    Done start(StartDocker wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        Registry windows = disk.registry().orElseThrow();
        Docker docker = installed(disk, wanted.recipe())
                .orElseThrow(() -> run.refusal(
                        FailureCode.DOCKER_NOT_SET_UP,
                        "There is no " + wanted.recipe().word() + " 'docker' in the guest",
                        "Set Docker up first."));
        if (docker.state() != DockerState.STOPPED) {
            return new Done(false, "Docker runs");
        }
        Docker started = docker.started(disk, guest.addresses(wanted.access(), run));
        disk.write(started);
        // Start-Service reports a service whose start failed. For a task nothing is reported, since the task itself
        // started.
        if (started.state() == DockerState.STOPPED && started.service()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "Service docker did not start: " + started.log().replace('\n', ' '),
                    "See what its log says.");
        }
        return new Done(
                true,
                docker.failsFirstStart(windows) ? "Docker's first start failed, its second did not" : "started Docker");
    }

    Done stop(StopDocker wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        Optional<Docker> docker = installed(disk, wanted.recipe());
        if (docker.isEmpty() || docker.get().state() == DockerState.STOPPED) {
            return new Done(false, "Docker does not run");
        }
        disk.write(docker.get().in(DockerState.STOPPED, docker.get().log()));
        return new Done(true, "stopped Docker");
    }

    Done make(NewDockerNetwork wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        Docker docker = disk.docker()
                .filter(found -> found.service() && found.state() == DockerState.ANSWERING)
                .orElseThrow(() -> run.refusal(
                        FailureCode.DOCKER_SILENT,
                        "Docker does not answer, so no network can be made in it",
                        "Start it."));
        String there = docker.networks().get(wanted.name());
        if (there != null && !there.equals(wanted.driver())) {
            throw run.refusal(
                    FailureCode.DOCKER_NETWORK_OTHER_DRIVER,
                    "Docker's network '" + wanted.name() + "' is of driver '" + there + "', not '" + wanted.driver()
                            + "'",
                    "Remove it with docker network rm, and run it again.");
        }
        if (there != null) {
            return new Done(false, "network '" + wanted.name() + "' is there");
        }
        if (!WindowsFacts.DOCKER_NETWORK_DRIVERS.contains(wanted.driver())) {
            throw run.refusal(
                    FailureCode.DOCKER_NETWORK_NOT_MADE,
                    "docker network create of '" + wanted.name() + "': could not find plugin " + wanted.driver(),
                    "");
        }
        disk.write(docker.withNetwork(wanted.name(), wanted.driver()));
        return new Done(true, "made " + wanted.driver() + " network '" + wanted.name() + "'");
    }

    DockerFact look(GetDockerFact wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        Optional<Docker> docker = installed(disk, wanted.recipe());
        if (docker.isEmpty()) {
            return new DockerFact(DockerState.ABSENT, "", List.of(), "");
        }
        DockerFact fact = docker.get().fact(disk);
        if (!docker.get().looked().equals(docker.get())) {
            disk.write(docker.get().looked());
        }
        return fact;
    }

    DockerSetup setup(GetDockerSetup wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        DiskTree tree = disk.tree();
        return new DockerSetup(
                installed(disk, wanted.recipe()).map(Docker::start).orElse(ServiceStart.NONE),
                text(tree, wanted.recipe() == DockerStart.SERVICE ? WindowsFacts.DOCKER_SETTINGS : TASK_SCRIPT, run),
                text(tree, CERTIFICATES + "ca.pem", run),
                text(tree, CERTIFICATES + "server-cert.pem", run),
                tree.has(CERTIFICATES + "server-key.pem"),
                disk.containers().portOpen());
    }

    private static String text(DiskTree tree, String path, OperationRun run) throws Failure, IOException {
        if (tree.hasFolder(path)) {
            throw run.refusal(
                    FailureCode.FOLDER_INSTEAD_OF_FILE,
                    "In the guest, " + path + " is a folder, not a file",
                    "Move it away in the guest, and run it again.");
        }
        return tree.text(path);
    }

    DockerSubnet subnet(GetDockerSubnet wanted, OperationRun run) throws Failure, IOException {
        Disk disk = guest.enter(wanted.access(), run);
        String folder = folder(disk.registry().orElseThrow());
        if (!disk.tree().has(folder + DockerExecutable.DAEMON)) {
            throw run.refusal(
                    FailureCode.DOCKER_NOT_STAGED,
                    "There is no " + folder + DockerExecutable.DAEMON + " in the guest",
                    "Stage Docker first.");
        }
        Optional<Docker> docker = installed(disk, DockerStart.SERVICE);
        boolean answers = docker.isPresent() && docker.get().looked().state() == DockerState.ANSWERING;
        return new DockerSubnet(
                "Docker version " + Docker.version(disk) + ", build 0000000",
                answers ? docker.get().subnet() : "");
    }

    private static String folder(Registry windows) {
        return (windows.build() >= WindowsFacts.SERVER_2016_BUILD
                        ? WindowsFacts.DOCKER_FOLDER
                        : WindowsFacts.PREVIEW_DOCKER_FOLDER)
                + "\\";
    }

    private static Optional<Docker> installed(Disk disk, DockerStart recipe) throws IOException {
        return disk.docker().filter(docker -> docker.recipe() == recipe && docker.start() != ServiceStart.NONE);
    }
}
