# What goes out by itself: watches, mails, and webhooks.

watch-this = Watch this
watch-of = Watch: { $what }
watch-how = A mail tells what was recorded about it since the mail before: once a week, or once a day. It tells what you may see, and nothing else.
watch-on = You watch this.
watch-end = Watch it no more
watch-end-of = End: { $what }
watch-feed = The same for a feed reader:
watch-feeds = Feeds, which need no account
watch-lately = Lately
watch-nothing = Nothing was recorded about it lately that you may see.
watch-changes = Everything that is recorded
watch-all = Watch everything that is recorded
watch-search = Search: { $what }
watch-unaligned = not yet aligned
watches-title = What I watch
watches-about = A State, a provision, an organisation, an initiative or a search can be watched from its page. What is new about it comes as a mail.
watches-public = Sign in to watch something: mails go to the address of an account.
watches-none = You watch nothing yet. Open a page and choose “Watch this”.
watches-what = What
watches-since = Since
watches-closed = not open to you any more
watches-how = How I am told
watches-mail = Mails go to { $mail }, the address you sign in with.
watches-no-mail = This site sends no mails. What you watch can be looked up here.
watches-next = The next is due on { $date }, and tells what was recorded after journal entry { $entry }.
watches-rest = No mail is sent.
watches-rhythm = How often
watches-language = Language of the mail
watches-now = Send me now what is new
watches-rule = Rule: an initiative is new when a journal entry touched it since, and it may be seen when the mail is written. Of everything that is recorded, entries that may not be shown are left out. Where there is nothing new, no mail is sent.
rhythm-daily = each day
rhythm-weekly = each Monday
rhythm-never = no mail
tongue-en = English
tongue-ru = Russian
said-watched = You watch it now.
said-watch-ended = You watch it no more.
said-digest-sent = The mail is on its way.
said-digest-nothing = There is nothing new; no mail was sent.
leave-title = No more mails
leave-ask = Mails to { $mail } about what is watched will end. What is watched stays in the list of the account.
leave-do = End the mails
leave-done = No more mails about what is watched go to { $mail }.
leave-again = They can be had again at any time:

mail-greeting = { $name },
mail-choose-password = Choose a password
mail-link-until = The link is good once, until { $date }. Do not pass it on: whoever has it can choose the password.
mail-invite-subject = { $plan }: an invitation
mail-invite-what = you are invited to work with the register of the plan for { $party }, as { $role }. Choose a password, and sign in with this address.
mail-invite-why = You get this mail because an administrator entered your address. If you do not know why, do nothing: the link ends by itself.
mail-renew-subject = { $plan }: a new password
mail-renew-what = here is a new link to choose a password with, for your account as { $role } of { $party }. Until you use it, the old password stays.
mail-renew-why = You get this mail because an administrator asked for a new link. If you did not ask for it, tell them.
mail-digest-subject = { $plan }: { $count ->
    [one] one change in what you watch
   *[other] { $count } changes in what you watch
}
mail-digest-opens = { $count ->
    [one] One change was recorded in what you watch.
   *[other] { $count } changes were recorded in what you watch.
}
mail-more = { $count } more
mail-digest-why = You get this mail because you watch this in the register. It tells what your account may see; do not pass it on where that is not for everybody.
mail-digest-change = What you watch, and how often you are told
mail-digest-leave = End these mails
mail-hook-subject = { $plan }: webhook { $number } was switched off
mail-hook-what = Webhook { $number } of { $party } was switched off: { $why }. What is recorded meanwhile is not kept for it; switched on again, it tells what is recorded from then on.
mail-hook-log = Its log
mail-hook-why = You get this mail because you made this webhook.
people-mailed = A mail with this link was sent to { $mail }.
people-not-mailed = The mail to { $mail } could not be sent ({ $detail }). Hand the link over in another way.
user-mailed = A mail with the link was sent to { $mail }.

talk-mail = Mails go to { $place }
talk-mail-failed = the mail to { $mail } could not be sent: { $detail }
digest-sent = { $mail }: sent; { $news ->
    [one] one change
   *[other] { $news } changes
} in what they watch
digest-due = { $mail }: would be sent; { $news ->
    [one] one change
   *[other] { $news } changes
} in what they watch
digest-nothing = { $mail }: nothing new, no mail
digest-failed = { $mail }: could not be sent: { $detail }
digests-done = { $count ->
    [0] No digest is due.
    [one] One digest was due.
   *[other] { $count } digests were due.
}
usage-mail = { $text } is no way out for mails: smtp://USER@HOST:587, smtps://USER@HOST, or folder:DIR
usage-mail-from = say from whom mails come, with --mail-from ADDRESS, since the server is named without a user
usage-digest = say where mails leave, with --mail, or ask with --dry-run what would be sent
help-digest = Send the mail digests that are due now; a site that is served does so by itself
help-digest-arg-dry-run = Tell what would be sent, and send nothing
help-arg-post = Where mails leave: smtp://USER@HOST:587 (goes on encrypted), smtps://USER@HOST, or folder:DIR (or JPOA_MAIL); the password is read from JPOA_MAIL_PASSWORD
help-arg-mail-from = From whom mails come (or JPOA_MAIL_FROM); the user of the server where nobody is named

refusal-watch-signed-in = somebody who watches something needs an account
    .hint = Sign in first; feeds tell the same without one.
refusal-watch-unknown = there is nothing here that can be watched, or it is not open to you
    .hint = Open the page of what you mean, and choose “Watch this”.
refusal-watches-full = an account watches at most { $most } things
    .hint = End some, or watch a search that finds them all.
refusal-leave-unknown = this link ends no mails
    .hint = Take the link of the newest mail, or sign in and choose how often you are told.
refusal-mail-none = this site sends no mails
    .hint = The operator names a way out with --mail.
    .site = Ask whoever runs the site to let it send mails.
refusal-mail-failed = the mail could not be sent ({ $detail })
    .hint = Try again later; the operator sees the same.

hooks-title = Webhooks
hooks-this = Tell a program of it (webhook)
hooks-about = A webhook calls a program of yours when something is recorded that you may see. Each call is signed, and every attempt is in the log here.
hooks-public = Administrators of a party and of the secretariat make webhooks. Sign in as one.
hooks-none = There are none yet.
hooks-address = Address
hooks-standing = Standing
hooks-on = on
hooks-off = off since { $date }: { $why }
hooks-make = Make a webhook
hooks-own = What { $party } takes part in
hooks-one = Webhook { $number }
hooks-secret = Copy this secret now; calls are signed with it, and it is not shown again:
hooks-ping = Call it now, to try it out
hooks-switch-on = Switch it on
hooks-switch-off = Switch it off
hooks-end = Take it away, with its log
hooks-log = Log
hooks-nothing = Nothing was told yet.
hooks-told = What was told
hooks-tries = Attempts
hooks-ping-told = A try
hooks-entry = Journal entry { $entry }
hooks-entries = Journal entries { $first } to { $last }
hooks-next = next attempt { $date }
hooks-took = { $milliseconds } ms
hooks-again = Send it again
hooks-again-of = Send it again: { $what }
hooks-how = What is sent, and how a signature is checked
hooks-rule = Rule: an address is called over https only, and only where the whole world can reach it. What is not answered with a status from 200 to 299 within 15 seconds is tried again after growing waits, { $count } times in about three days; then the webhook is switched off. Redirects are not followed.
hooks-log-rule = Rule: what is said is made anew for each attempt, so that what was hidden meanwhile is not told. The log goes back thirty days. While a webhook is off, nothing is kept for it; switched on again, it tells what is recorded from then on.
hooks-data = Being told: mails and webhooks
hooks-data-about = Whoever has an account can watch a State, a provision, an organisation, an initiative or a search, and is told by mail what is new. Administrators can have a program called instead: a webhook sends JSON as the Standard Webhooks specification has it, signed with a secret, and what does not arrive is sent again. Each tells what its reader may see.
hooks-data-check = A receiver checks the signature in the header webhook-signature:
outcome-delivered = arrived
outcome-refused = refused
outcome-moved = leads elsewhere, which is not followed
outcome-gone = gone: the receiver wants no more
outcome-unreachable = not reached
outcome-timed-out = no answer in time
outcome-not-public = leads into a closed network
outcome-not-secure = no trusted encryption
outcome-nothing-left = nothing left to tell
outcome-given-up = given up after the last attempt
outcome-by-hand = switched off by hand
said-hook-pinged = It is called; look here again in a moment.
said-hook-again = It is sent again; look here again in a moment.
said-hook-ended = The webhook is gone.
help-arg-hook-host = A host that webhooks may call also where the world cannot reach it; can be given several times
refusal-hooks-full = a party has at most { $most } webhooks
    .hint = Take one away first.
refusal-hook-address-unfit = this is no address that can be called
    .hint = Give it whole, such as https://example.org/jpoa, without a user or password in it.
refusal-hook-not-secure = a webhook is called over https only
    .hint = Give an address that begins with https://.
refusal-hook-not-public = this address leads into a closed network
    .hint = Give one that the whole world can reach, or ask the operator to permit its host with --hook-host.
    .site = Give one that the whole world can reach, or ask whoever runs the site to permit its host.
refusal-hook-not-yours = webhooks are for administrators of a party and of the secretariat
    .hint = Sign in as an administrator.
refusal-hook-unknown = there is no such webhook, or it is another party's
    .hint = Take one from the list.
refusal-delivery-unknown = there is no such delivery, or it is not over yet
    .hint = Look at the log again.
