package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;

/**
 * Where a run reads and writes.
 *
 * @param client the folder for the client's certificate; null: it is not kept, since a key must not be beside the
 *     ledger
 */
public record RunFolders(WorkFolder work, HostFolder folder, @CheckForNull ClientFolder client) {}
