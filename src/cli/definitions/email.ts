/** `bench email` on the command line. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { EmailOptions } from '../commands/email.js';
import { addExamples, debugOption, fileName, folderArgument, outOption, quietOption } from './shared.js';

/** Addresses: several with commas between them, or the option several times. */
const addressOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);

const milliseconds = (text: string): number => {
  if (!/^\d{1,8}$/.test(text)) throw new InvalidArgumentError('Expected milliseconds.');
  return Number(text);
};

export function defineEmail(program: Command): void {
  const command = program
    .command('email')
    .description('send the briefing and the workbook with a letter, or write it as a draft')
    .argument(...folderArgument)
    .addOption(outOption())
    .addOption(
      addressOption('--to <addresses>', 'whom it goes to: a@b.example, or "Name <a@b.example>"; several with commas'),
    )
    .addOption(addressOption('--cc <addresses>', 'who gets a copy'))
    .addOption(addressOption('--bcc <addresses>', 'who gets a copy that the others do not see'))
    .option('--from <address>', 'who sends it (default: mail.from of benchmark.yaml; a draft may lack it)')
    .addOption(addressOption('--reply-to <addresses>', 'where answers go'))
    .option('--recipients <file>', 'YAML list of whom it goes to: to, name, cc, bureau, language', fileName)
    .option(
      '--each',
      'one letter for each instead of one for all, with the edition of their bureau and in their language',
    )
    .addOption(new Option('--lang <language>', 'language (default: the first of benchmark.yaml)').choices(['zh', 'en']))
    .option('--bureau <id>', 'send the edition about one bureau')
    .option('--eml <file>', 'write a draft that a mail program opens for sending; with --each a folder of drafts')
    .option('--smtp <url>', 'send by this server: smtp://host:port (STARTTLS) or smtps://host:port')
    .option(
      '--credentials <file>',
      'file with the lines "user: …" and "password: …" (default: BENCH_SMTP_USER, BENCH_SMTP_PASSWORD)',
    )
    .option('--plain', 'leave out STARTTLS where the server is this machine')
    .option('--dry-run', 'show what would go to whom, and send nothing')
    .option('--resend', 'send also to those who have it already')
    .option('--resend-unclear', 'send also to those who may have it')
    .option('--stale', 'send outputs although the benchmark, or they, changed since the build')
    .option('--force', 'overwrite a draft')
    .addOption(new Option('--retry-wait <ms>', 'first wait before another try').argParser(milliseconds).hideHelp())
    .addOption(new Option('--smtp-timeout <ms>', 'longest silence of the server').argParser(milliseconds).hideHelp())
    .addOption(quietOption())
    .addOption(debugOption())
    .action(async (folder: string | undefined, options: EmailOptions) => {
      const { runEmail } = await import('../commands/email.js');
      process.exitCode = await runEmail(folder, options);
    });
  addExamples(command, [
    'bench email --to zhang@bureau.example --eml letter.eml',
    'bench email --recipients recipients.yaml --each --smtp smtp://mail.bureau.example --dry-run',
    'bench email --recipients recipients.yaml --each --smtp smtp://mail.bureau.example',
  ]);
}
