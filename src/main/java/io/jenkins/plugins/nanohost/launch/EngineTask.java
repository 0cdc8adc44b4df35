package io.jenkins.plugins.nanohost.launch;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.durabletask.WindowsBatchScript;

/**
 * Starts one engine on the machine of a workspace. It is not registered in Jenkins, because it is not a step for users.
 *
 * <p>As its workspace, the library that owns the process gets a folder in the machine's work folder, one for each run. So its
 * files are where the machine's owner wants them, and not in a folder with the name of a job, which may contain characters that
 * {@code cmd.exe} cannot read.
 */
final class EngineTask extends DurableTask {
    private final EngineOrder order;

    EngineTask(EngineOrder order) {
        this.order = order;
    }

    @Override
    public Controller launch(EnvVars env, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        // The library checks that the workspace still exists; but it makes only the folder that it was given, which is
        // another one here.
        workspace.mkdirs();
        Machine machine = Machine.of(workspace);
        String jar = prepare(machine, EngineJar.ofThisPlugin(), listener);
        String id = UUID.randomUUID().toString();
        FilePath folder = machine.workFolder().child("runs").child(id);
        try {
            folder.act(new RunFolder(
                    LaunchScript.arguments(arguments(machine)), order.definitionText(), order.secretsText()));
            EnvVars around = new EnvVars(env);
            around.put(LaunchScript.JAVA, machine.java());
            around.put(LaunchScript.ID, id);
            DurableTask script = launcher.isUnix()
                    ? new BourneShellScript(LaunchScript.unix(jar, machine.archiveOf(jar)))
                    : new WindowsBatchScript(LaunchScript.windows(jar, machine.archiveOf(jar)));
            script.charset(StandardCharsets.UTF_8);
            return new EngineController(script.launch(around, folder, launcher, listener), folder.getRemote(), id);
        } catch (IOException | InterruptedException | RuntimeException e) {
            try {
                delete(folder);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Logs which machine it is, puts there what all runs share, and returns the name of the engine's jar. */
    String prepare(Machine machine, EngineJar jar, TaskListener listener) throws IOException, InterruptedException {
        listener.getLogger().println(machine.name());
        if (order.command().givesCertificate()) {
            certificates(machine).act(new OwnFolder());
        }
        return jar.putInto(machine.workFolder().child("tools"));
    }

    /** The folder of the client certificates, with one folder for each host. */
    private static FilePath certificates(Machine machine) {
        return machine.workFolder().child("tls");
    }

    /** The arguments of the engine; all of them are passed in a file. */
    List<String> arguments(Machine machine) {
        List<String> arguments = new ArrayList<>();
        arguments.add(order.command().word());
        arguments.add(order.command() == CommandName.REMOVE ? order.host() : RunFolder.DEFINITION);
        arguments.addAll(machine.options());
        arguments.addAll(List.of(OptionName.PULSE, RunFolder.PULSE, OptionName.STOP, RunFolder.STOP));
        if (order.command().givesCertificate()) {
            arguments.add(OptionName.TLS_OUT);
            arguments.add(certificates(machine).child(order.host()).getRemote());
        }
        if (order.administratorPassword() != null) {
            arguments.addAll(List.of(OptionName.SECRETS_ONCE, RunFolder.SECRETS));
        }
        return arguments;
    }

    /** Deletes a run's folder and the library's files next to it. */
    static void delete(FilePath folder) throws IOException, InterruptedException {
        folder.deleteRecursive();
        FilePath beside = WorkspaceList.tempDir(folder);
        if (beside != null) {
            beside.deleteRecursive();
        }
    }

    /** Does nothing: the output is always in a file of the run, because it is the engine's result. */
    @Override
    public void captureOutput() {}

    /** Does nothing: the engine always writes UTF-8, whatever the system uses. */
    @Override
    public void charset(Charset charset) {}

    @Override
    public void defaultCharset() {}
}
