package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;

/**
 * Where a run reads and writes.
 *
 * @param client where the client's certificate goes; null: beside the ledger is no place for a key, so it is not kept
 */
public record RunFolders(WorkFolder work, HostFolder folder, @CheckForNull ClientFolder client) {}
