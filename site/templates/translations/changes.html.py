BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB BBBBBB BBBBBBBBBBBBBBBBB
BBBBB BBBBBBBBBB BBBBBBBB gettext(u'What has to be translated') BBBB gettext(u'What changed') BBBBBBBBBBBBB
BBBBB BBBBBBB
   gettext(u'What changed') 
  BB BBBBBBBB gettext(u'What has to be translated') BBBBB
  BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBB BBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
  XXXX XXXXXXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXX
    BB BBBBBBB
      XXXBB BBBBBBBB gettext(u'This translation has never been approved. These texts still wait for one.') BBBB gettext(u'These texts are new or different since they were translated. The rest of the translation is kept.') BBBBBXXXX
      XXXXXX XXXXXXXXXXXXXX XXXXXXXXXXXXXXXXXXXXX
        XXXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'Indonesian, before') XXXXXXXX XXXXXXXXXXXX gettext(u'Indonesian, now') XXXXXXXX XXXXXXXXXXXX gettext(u'Translation so far') XXXXXXXXXXXXXXXXXX
        XXXXXXX
          BBB BBBBBB BB BBBBBBB
            XXXX
              XXXXFFFFFFFFFFFXXXXX
              XXXXBB BBBBBBBBBBBBBBXXXXXXXXXXXBBBBBXXXXX
              XXX XXXXXXXXXXFFFFFFFFFFFXXXXX
            XXXXX
          BBBBBB
        XXXXXXXX
      XXXXXXXX
    BBBB
      XXX gettext(u'No text waits for a translation. If a picture or a date changed, submit the translation once more.') XXXX
    BBBBB
    XXXXX XXXXXXXXXXXXXX XXXXXXXX gettext(u'Open the translation') XXXXXXXX
  XXXXXX
BBBBBBBB
BBBBB BBBBBBBBBXXXXX XXXXXXXXXXXXXXXX XXXXXXBBBBBB BBBBBBBBBBBBBBBBBBBBBBXXBBBBBBBB
