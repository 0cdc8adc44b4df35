/** One PowerShell process: it is started, sent requests, and its answers are read. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.powershell.session;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
