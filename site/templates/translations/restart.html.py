BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB BBBBBB BBBBBBBBBBBBBBBBB
BBBBB BBBBBBBB gettext(u'Start sync again') BBBBBBBB
BBBBB BBBBBBB
   gettext(u'Start sync again') 
  BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
  XXXX XXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXX
    BB BBBBBB
      XXX gettext(u'Sync has not been started. While it was stopped, this translation became different from the Indonesian in places that sync always takes from the Indonesian:') XXXX
      XXX XXXXXXXXXXXXXXXXXXXXXXXXXXX
        BBB BBBB BB BBBBBB
          XXXX
            XXXXXXXXXXXXXXXXX
            BB BBBBBBBBBB
              XXXX
                BBB BBBB BB BBBBBBBBBBBBBBBBBBBBBXXXXXFFFFFFFFFFFFFFFFFXXXXXXBBBBBB
              XXXXX
            BBBBB
          XXXXX
        BBBBBB
      XXXXX
      XXXX gettext(u'What you can do') XXXXX
      XXX gettext(u'Leave the translation as it is: it stays a page of its own that is edited like any other.') XXXX
      XXX gettext(u'Or start sync all the same: the published translation does not change now and this version stays in the history. But the next translation that is published will have the Indonesian form in these places. All other texts that were written by hand are kept.') XXXX
    BBBB
      XXX gettext(u'Nothing that was written by hand will be lost.') XXXX
    BBBBB
    XXXXX XXXXXXXXXXXXX XXXXXXXXXX
      BBBBBBBBBB
      XX XXXXXXXXXXXXXX XXXXXXXX gettext(u'Leave it as it is') XXXX
      XXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXBB BBBBBB gettext(u'Start sync all the same') BBBB gettext(u'Start sync') BBBBBXXXXXXXXX
    XXXXXXX
  XXXXXX
BBBBBBBB
BBBBB BBBBBBBBBXXXXX XXXXXXXXXXXXXXXX XXXXXXBBBBBB BBBBBBBBBBBBBBBBBBBBBBXXBBBBBBBB
